/** An id for a part of a form that is new: `block-4f9a1c2e`. */
export const newId = (prefix: string): string =>
  `${prefix}-${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`;

/** A key that is not taken yet: `news`, `news-2`. */
export const freeKey = (
  wish: string,
  taken: readonly string[],
  joint: '-' | '_' = '-',
  fallback = 'consent'
): string => {
  const base =
    wish
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, joint)
      .replace(/^[^a-z]+|[-_]+$/g, '')
      .slice(0, 36) || fallback;
  let key = base;
  for (let number = 2; taken.includes(key); number += 1) key = `${base}${joint}${number}`;
  return key;
};
