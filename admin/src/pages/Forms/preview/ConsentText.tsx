import { useGetWordingQuery } from '../../../api/wordings';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';

interface ConsentTextProps {
  /** 0 while none is chosen. */
  wordingId: number;
  locale: string;
}

/** The published wording in one language, or why there is none to show. */
export const ConsentText = ({ wordingId, locale }: ConsentTextProps) => {
  const t = useT();
  const can = useCan();
  const mayRead = can('read-wordings');
  const { data } = useGetWordingQuery(wordingId, { skip: wordingId === 0 || !mayRead });
  const text = data?.versions[0]?.texts[locale];
  if (text) return <span>{text}</span>;
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
