import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ContentProblem } from '../../../../../server/src/messages/contract';
import { useT } from '../../../hooks/useT';
import { languageName } from '../../../utils/locales';

interface ProblemNotesProps {
  problems: readonly ContentProblem[];
  /** The administrator may not read this content type. */
  isForbidden: boolean;
}

/** What keeps a block from showing what it should, and the way out. */
export const ProblemNotes = ({ problems, isForbidden }: ProblemNotesProps) => {
  const t = useT();
  const { locale } = useIntl();
  const texts = [
    ...(isForbidden ? [t('content.problem.forbidden')] : []),
    ...problems.map(({ code, values }) =>
      code === 'query-empty' && values.field !== undefined
        ? t('content.problem.query-refused', { field: values.field })
        : t(`content.problem.${code}`, {
            ...values,
            language: typeof values.locale === 'string' ? languageName(values.locale, locale) : '',
          })
    ),
  ];
  return (
    <div role="status">
      {texts.map((text) => (
        <Typography key={text} tag="p" variant="pi" textColor="danger600">
          {text}
        </Typography>
      ))}
    </div>
  );
};
