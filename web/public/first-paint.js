(function () {
  var root = document.documentElement;
  var scheme = null;
  var language = null;
  try {
    scheme = localStorage.getItem("firstline.theme");
    language = localStorage.getItem("firstline.language");
  } catch (blocked) {
    /* storage may be forbidden; the system's choice then holds */
  }
  var dark = scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
  root.lang = language || (/^(nb|nn|no)\b/i.test(navigator.language) ? "nb" : "en");
})();
