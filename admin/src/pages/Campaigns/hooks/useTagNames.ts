import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { fieldOfTag, MERGE_TAGS, type MergeTagName } from '../../../../../content-types';
import { useGetFieldsQuery } from '../../../api/fields';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pickText } from '../../../utils/locales';

/** What merge tags are called, and which there are. */
export const useTagNames = () => {
  const t = useT();
  const can = useCan();
  const { locale } = useIntl();
  const { data: fields } = useGetFieldsQuery(undefined, { skip: !can('read-fields') });
  return useMemo(() => {
    const labels = new Map(
      (fields ?? []).map(({ key, label }) => [key, pickText(label, locale) || key])
    );
    return {
      /** A field that is gone, or that the reader may not see the definition of, goes by its key. */
      nameOf: (tag: MergeTagName): string => {
        const key = fieldOfTag(tag);
        if (key !== null) return labels.get(key) ?? key;
        const own = MERGE_TAGS.find((name) => name === tag) ?? 'firstName';
        return t(`campaigns.tag.${own}`);
      },
      fieldTags: (fields ?? [])
        .filter(({ isArchived }) => !isArchived)
        .map(({ key }): MergeTagName => `fields.${key}`),
    };
  }, [fields, locale, t]);
};
