declare module 'role-based-email-addresses' {
  /** Local parts of addresses that stand for a function, in lower case. */
  const roles: string[];
  export default roles;
}
