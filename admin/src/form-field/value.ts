/**
 * The key of the form that a field holds. Strapi hands over what is stored, `{slug}`; older entries
 * and programs may have left the key alone.
 */
export const slugOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('slug' in value)) return '';
  return typeof value.slug === 'string' ? value.slug : '';
};

export const toValue = (slug: string): { slug: string } | null => (slug === '' ? null : { slug });
