/** A person of the directory, as its administrator would have made them. */
export interface Entered {
  uid: string;
  name: string;
  mail?: string;
  phone?: string;
  title?: string;
  department?: string;
  more?: string;
}

/** Base64 where LDIF wants it (RFC 2849). */
const line = (name: string, value: string | undefined): string =>
  value === undefined
    ? ""
    : /^[ -~]*$/.test(value) && !/^[ :<]| $/.test(value)
      ? `${name}: ${value}\n`
      : `${name}:: ${Buffer.from(value).toString("base64")}\n`;

export const personLdif = (base: string, { uid, name, mail, phone, title, department, more = "" }: Entered): string =>
  `${line("dn", `uid=${uid},ou=people,${base}`)}objectClass: inetOrgPerson
${line("uid", uid)}${line("cn", name)}${line("sn", name.split(" ").at(-1) ?? name)}${line("mail", mail)}${line("telephoneNumber", phone)}${line("title", title)}${line("departmentNumber", department)}${more}
`;

/** The people whom everybody knows, a group that is privileged by another one, and whose account the desk signs in with. */
export const world = (base: string, serviceDn: string, password: string): string => `dn: ${base}
objectClass: dcObject
objectClass: organization
dc: nordvik
o: Nordvik

dn: ou=people,${base}
objectClass: organizationalUnit
ou: people

dn: ou=groups,${base}
objectClass: organizationalUnit
ou: groups

dn: ou=policies,${base}
objectClass: organizationalUnit
ou: policies

dn: cn=default,ou=policies,${base}
objectClass: pwdPolicy
objectClass: applicationProcess
cn: default
pwdAttribute: userPassword
pwdLockout: TRUE
pwdMaxFailure: 3
pwdMustChange: TRUE

dn: ${serviceDn}
objectClass: applicationProcess
objectClass: simpleSecurityObject
cn: firstline
userPassword: ${password}

${[
  { uid: "ane", name: "Ane Berg", mail: "ane.berg@nordvik.example", phone: "+47 22 00 14 99", title: "Controller", department: "Finance" },
  { uid: "bjorn", name: "Bjørn Ødegård", mail: "bjorn@nordvik.example", title: "Fitter", department: "Production" },
  { uid: "chief", name: "Chief Admin", mail: "chief@nordvik.example" },
]
  .map((one) => personLdif(base, one))
  .join("")}
dn: cn=admins,ou=groups,${base}
objectClass: groupOfNames
cn: admins
member: cn=operators,ou=groups,${base}

dn: cn=operators,ou=groups,${base}
objectClass: groupOfNames
cn: operators
member: uid=chief,ou=people,${base}

`;
