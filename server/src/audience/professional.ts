import emailProviders from 'email-providers/all.json';
import roleAddresses from 'role-based-email-addresses';
import type { EmailAddress } from '../core';
import type { Settings } from '../core/contract';

/** French role names that the list of the library lacks. */
const MORE_ROLES = [
  'accueil',
  'administratif',
  'cabinet',
  'compta',
  'direction',
  'etude',
  'mairie',
  'pharmacie',
  'rh',
  'secretariat',
  'standard',
];
const ROLES = new Set([...roleAddresses, ...MORE_ROLES].map((role) => role.toLowerCase()));
const FREE_MAIL = new Set(emailProviders);

/** Why an address cannot be used on the basis of `b2b-opt-out`. */
export type ProfessionalProblem = 'free-mail' | 'personal-address';

const lower = (values: string[]): string[] => values.map((value) => value.trim().toLowerCase());

const isRole = (local: string, { add, remove }: Settings['professionalAddresses']['roles']) =>
  lower(add).includes(local) || (ROLES.has(local) && !lower(remove).includes(local));

/** A domain counts with its parents: `mail.example.org` is served by what `example.org` says. */
const isFreeMail = (
  domain: string,
  { add, remove }: Settings['professionalAddresses']['freeMail']
): boolean => {
  const labels = domain.split('.');
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  if (domains.some((name) => lower(remove).includes(name))) return false;
  return domains.some((name) => lower(add).includes(name) || FREE_MAIL.has(name));
};

/** Shortest part of a name that says something when it turns up in the domain. */
const MIN_NAME = 3;

/**
 * Looks like a private person's: a nickname with a year or number in it, or somebody's name at a
 * domain of the same name. `anna.meyer@company.example` is a professional address.
 */
const looksPersonal = (local: string, domain: string): boolean => {
  if (/[a-z]\d{2,}$/.test(local)) return true;
  const host = domain
    .split('.')
    .slice(0, -1)
    .join('')
    .replace(/[^a-z]/g, '');
  const names = local.split(/[^a-z]+/).filter((name) => name.length >= MIN_NAME);
  return names.length > 0 && names.some((name) => host.startsWith(name) || host.endsWith(name));
};

/**
 * Whether an address may be written to as a professional one (CNIL: professional and generic role
 * addresses). Free mail is refused even for `info@`; a role address at an own domain always passes.
 * @returns what speaks against it, or null
 */
export const professionalProblem = (
  { key }: EmailAddress,
  { roles, freeMail }: Settings['professionalAddresses']
): ProfessionalProblem | null => {
  const at = key.lastIndexOf('@');
  const local = key.slice(0, at);
  const domain = key.slice(at + 1);
  if (isFreeMail(domain, freeMail)) return 'free-mail';
  if (isRole(local, roles)) return null;
  return looksPersonal(local, domain) ? 'personal-address' : null;
};
