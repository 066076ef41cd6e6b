import { Box, Flex, Typography } from '@strapi/design-system';
import { diffWordsWithSpace } from 'diff';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { LocalizedText } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { languageTitle } from '../../../utils/locales';

const Text = styled.p`
  white-space: pre-line;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  line-height: 1.6;

  ins,
  del {
    padding: 0 2px;
    border-radius: 2px;
  }

  ins {
    background: ${({ theme }) => theme.colors.success100};
    color: ${({ theme }) => theme.colors.success700};
  }

  del {
    background: ${({ theme }) => theme.colors.danger100};
    color: ${({ theme }) => theme.colors.danger700};
  }
`;

const Hidden = styled.span`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`;

interface LanguageDiffProps {
  locale: string;
  before: string;
  after: string;
}

const LanguageDiff = ({ locale, before, after }: LanguageDiffProps) => {
  const t = useT();
  return (
    <Text lang={locale}>
      {diffWordsWithSpace(before, after).map(({ added, removed, value }, index) => {
        if (!added && !removed) return <span key={index}>{value}</span>;
        const Mark = added ? 'ins' : 'del';
        return (
          <Mark key={index}>
            <Hidden lang="">{t(added ? 'consent.diff.added' : 'consent.diff.removed')} </Hidden>
            {value}
          </Mark>
        );
      })}
    </Text>
  );
};

interface WordDiffProps {
  before: LocalizedText;
  after: LocalizedText;
}

/** What a new version takes away and adds, word by word, in every language that changes. */
const WordDiff = ({ before, after }: WordDiffProps) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const locales = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {locales.map((locale) => (
        <Box key={locale} padding={4} hasRadius background="neutral100">
          <Typography variant="sigma" textColor="neutral600">
            {languageTitle(locale, panelLocale)}
          </Typography>
          {before[locale] === after[locale] ? (
            <Typography tag="p" textColor="neutral600">
              {t('consent.diff.same')}
            </Typography>
          ) : (
            <LanguageDiff
              locale={locale}
              before={before[locale] ?? ''}
              after={after[locale] ?? ''}
            />
          )}
        </Box>
      ))}
    </Flex>
  );
};

export default WordDiff;
