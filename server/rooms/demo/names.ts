/** First and last names as common in Norway as they are in its telephone book, so that a search meets real spellings. */
export const firstNames: readonly string[] = (
  "Anne Inger Kari Marit Ingrid Liv Eva Anna Maria Ida Hilde Berit Nina Astrid Bjørg Kristin Bente Heidi Randi Solveig Gerd Sissel Ellen " +
  "Ane Anita Marianne Tone Silje Camilla Linda Elisabeth Mona Hege Monica Karin Turid Wenche Emma Nora Sara Sofie Olivia Ella Maja Thea Emilie " +
  "Julie Hanna Mari Siri Ragnhild Guri Åse Aase Gunn Grete Grethe Torill Torunn Vigdis Synnøve Oddny Unni Trine Lene Line Stine Marte Marthe " +
  "Kristine Christine Cathrine Katrine Birgitte Benedicte Vilde Tuva Frida Ingvild Ragna Sigrid Sunniva Åshild Oda Live Eline Elin Merete Jorunn " +
  "Amina Fatima Zahra Aisha Maryam Layla Priya Agnieszka Katarzyna Joanna Olena Natalia Mei Lin " +
  "Jan Per Bjørn Ole Lars Kjell Knut Svein Arne Thomas Hans Geir Tor Morten Terje Odd Erik Martin Andreas John Anders Rune Trond Tore Daniel " +
  "Jon Kristian Christian Marius Tom Harald Olav Fredrik Stian Espen Magnus Øyvind Rolf Gunnar Helge Henrik Leif Einar Øystein Alexander Aleksander " +
  "Jonas Petter Kristoffer Christoffer Frode Nils Eirik Steinar Sverre Håkon Haakon Kåre Jostein Vidar Roar Jarle Dag Egil Ivar Stein Roy Arild " +
  "Mathias Mattias Emil Jakob Jacob Oskar Oscar Filip Philip William Noah Lucas Elias Isak Sander Simen Sondre Sindre Vegard Håvard Sigurd Torstein " +
  "Thorstein Asbjørn Ketil Kjetil Eivind Amund Åsmund Ola Tarjei Truls Johannes Mohammed Ahmed Ali Omar Hassan Ibrahim Arjun Piotr Krzysztof Tomasz " +
  "Andrzej Dmytro Wei Minh Tuan"
).split(" ");

export const lastNames: readonly string[] = (
  "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg Haugen Hagen Johannessen Andreassen " +
  "Jacobsen Jakobsen Halvorsen Jørgensen Dahl Henriksen Lund Hanssen Sørensen Christensen Kristensen Strand Iversen Solberg Martinsen Svendsen Bakken " +
  "Eide Kristoffersen Christoffersen Knutsen Rasmussen Moen Moe Mathisen Berge Lie Amundsen Bakke Nygård Nygaard Fredriksen Lien Holm Andresen " +
  "Aas Ås Hauge Knudsen Evensen Christiansen Sæther Sætre Haugland Birkeland Myhre Solheim Strøm Ødegård Ødegaard Tangen Sandvik Vik Wiik Nguyen Ali " +
  "Ruud Isaksen Gundersen Jonassen Næss Ness Eliassen Samuelsen Simonsen Aune Hermansen Thomassen Tveit Gulbrandsen Ellingsen Abrahamsen Danielsen " +
  "Rønning Myklebust Hovland Bjerke Øien Engen Skoglund Fjeld Sunde Wold Vold Helland Kvam Brekke Thorsen Torsen Engebretsen Bøe Antonsen Johannesen " +
  "Viken Sand Egeland Haug Nordli Grønli Tveter Lunde Aamodt Åmodt Ask Bråten Braathen Skaar Skår Tønnessen Michelsen Mikkelsen Rød Sletten Fossum " +
  "Hegge Hjelle Gjerde Vangen Kleven Tofte Kvale Dale Stokke Langeland Bergersen Bye Holmen Sivertsen Syversen Teigen Valen Opsahl Nordby Wang Khan " +
  "Ahmed Hussain Singh Kowalski Nowak Wiśniewski Kovalenko Shevchenko Pham Tran Chen Schjelderup Brodtkorb Heyerdahl Wergeland Bull Falch Falk Zachariassen " +
  "Sakariassen Qvale Rustad Sørlie Lyngstad Frøyland Øverby Åsheim Tømmerås Elvestad Skjeggestad Hjertnes Bjørnstad Kjærstad Gjesdal Thoresen Toresen"
).split(" ");
