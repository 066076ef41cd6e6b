import type { FormConsent } from '../../../../../content-types';
import { useGetWordingQuery } from '../../../api/wordings';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import type { BoxList } from '../model/boxes';
import { controllerIn, fillText, valuesFor } from '../model/wording';
import { useController } from '../useController';

interface ConsentTextProps {
  consent: FormConsent;
  lists: readonly BoxList[];
  locale: string;
}

/** The published wording in one language with its variables filled in, or why there is none. */
export const ConsentText = ({ consent, lists, locale }: ConsentTextProps) => {
  const t = useT();
  const can = useCan();
  const controller = useController();
  const { wordingId } = consent;
  const mayRead = can('read-wordings');
  const { data } = useGetWordingQuery(wordingId, { skip: wordingId === 0 || !mayRead });
  const text = data?.versions[0]?.texts[locale];
  if (text) {
    const values = valuesFor(consent, {
      lists,
      controller: controller || controllerIn(data),
      locale,
    });
    return <span>{fillText(text, values)}</span>;
  }
  if (wordingId === 0) return <em lang="">{t('forms.preview.noWording')}</em>;
  if (!mayRead) return <em lang="">{t('forms.preview.hiddenWording')}</em>;
  if (!data) return <em lang="">…</em>;
  return (
    <em lang="">
      {data.versions.length === 0
        ? t('forms.preview.unpublishedWording', { name: data.name })
        : t('forms.preview.untranslatedWording', { name: data.name })}
    </em>
  );
};
