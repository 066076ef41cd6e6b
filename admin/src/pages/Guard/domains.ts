const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Domains out of a text, each once and in order; what is none is named. */
export const readDomains = (text: string): { domains: string[]; wrong: string[] } => {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^@/, ''))
    .filter(Boolean);
  return {
    domains: [...new Set(words.filter((word) => DOMAIN.test(word)))].sort(),
    wrong: [...new Set(words.filter((word) => !DOMAIN.test(word)))],
  };
};
