import { Box, Flex, Typography } from '@strapi/design-system';
import { Pagination } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { FormRow, ListFormsResponse } from '../../../../server/src/forms/contract';
import { LoadFailure } from '../../components/LoadFailure';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { FormChip } from './FormChip';
import { Thumbnail } from './Thumbnail';
import type { FormChoices } from './useFormChoices';

const Cards = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(28rem, 1fr));
  gap: ${({ theme }) => theme.spaces[5]};
`;

const Card = styled.li`
  position: relative;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => theme.spaces[4]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};

  &:has(a:focus-visible) {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

/** The link of the card is all of it. */
const Whole = styled(Link)`
  color: inherit;
  text-decoration: none;
  outline: none;

  &::after {
    content: '';
    position: absolute;
    inset: 0;
  }
`;

const Numbers = ({ form }: { form: FormRow }) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const facts = [
    { label: t('forms.column.seen'), value: form.seen },
    { label: t('forms.column.submitted'), value: form.submitted },
    { label: t('forms.column.confirmed'), value: form.confirmed },
  ];
  return (
    <Flex tag="dl" gap={5}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {label}
          </Typography>
          <Typography tag="dd" fontWeight="bold">
            {value === null ? '–' : formatNumber(value)}
          </Typography>
        </div>
      ))}
    </Flex>
  );
};

/** Above the card's own link, which lies over everything. */
const Above = styled(Link)`
  position: relative;
  z-index: 1;
  align-self: flex-start;
  color: ${({ theme }) => theme.colors.primary600};
`;

/** What a card leads to besides the form: a questionnaire has answers instead of sign-ups. */
const Outcome = ({ form }: { form: FormRow }) => {
  const t = useT();
  const can = useCan();
  if (form.definition.kind !== 'questionnaire') return <Numbers form={form} />;
  return can('read-responses') && form.publishedVersion > 0 ? (
    <Above to={pluginPath(`/forms/${form.id}/results`)}>
      {t('questionnaires.results.of', { name: form.name })}
    </Above>
  ) : null;
};

interface FormCardsProps {
  query: { data?: ListFormsResponse; error?: unknown; refetch: () => unknown };
  choices: FormChoices;
}

/** Forms as they look, with what they bring in. */
export const FormCards = ({ query: { data, error, refetch }, choices }: FormCardsProps) => {
  const t = useT();
  if (error) return <LoadFailure error={error} retry={refetch} />;
  if (!data) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {data.results.length === 0 ? (
        <Typography textColor="neutral600">{t('common.noMatch')}</Typography>
      ) : (
        <Cards>
          {data.results.map((form) => (
            <Card key={form.id}>
              <Thumbnail
                definition={form.definition}
                choices={choices}
                locale={form.definition.locales[0] ?? 'en'}
              />
              <Typography tag="h2" variant="delta">
                <Whole to={pluginPath(`/forms/${form.id}`)}>{form.name}</Whole>
              </Typography>
              <Flex gap={2} wrap="wrap">
                <FormChip form={form} />
                {form.definition.kind === 'questionnaire' ? (
                  <Typography variant="pi" textColor="neutral600">
                    {t('forms.template.questionnaire')}
                  </Typography>
                ) : null}
              </Flex>
              <Outcome form={form} />
            </Card>
          ))}
        </Cards>
      )}
      <Box>
        <Pagination.Root {...data.pagination}>
          <Pagination.PageSize />
          <Pagination.Links />
        </Pagination.Root>
      </Box>
    </Flex>
  );
};
