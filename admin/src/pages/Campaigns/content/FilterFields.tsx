import { Button, Flex } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { QueryFilter } from '../../../../../content-types';
import type { ContentFilter } from '../../../../../server/src/campaigns/content/contract';
import { QuietButton } from '../../../components/QuietButton';
import { useT } from '../../../hooks/useT';
import { SelectField } from '../blocks/fields/SelectField';
import { FilterValue } from './FilterValue';
import { useAttributeName } from './useAttributeName';

/** As many as the server takes. */
const MAX_FILTERS = 10;

const firstValue = ({ kind, values }: ContentFilter): string =>
  kind === 'boolean' ? 'true' : (values[0] ?? '');

/** A filter that asks something right away: what it is compared with is chosen where it can be. */
const newFilter = (attribute: ContentFilter): QueryFilter => ({
  field: attribute.name,
  op: attribute.operators[0],
  value: firstValue(attribute),
});

interface FilterFieldsProps {
  filters: readonly QueryFilter[];
  attributes: readonly ContentFilter[];
  onChange: (filters: QueryFilter[]) => void;
  disabled: boolean;
}

/** Which entries are meant: each filter narrows them down. */
export const FilterFields = ({ filters, attributes, onChange, disabled }: FilterFieldsProps) => {
  const t = useT();
  const nameOf = useAttributeName();
  const put = (index: number, filter: QueryFilter) =>
    onChange(filters.map((old, at) => (at === index ? filter : old)));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {filters.map((filter, index) => {
        const attribute = attributes.find(({ name }) => name === filter.field);
        const number = index + 1;
        const wantsValue = filter.op !== '$null' && filter.op !== '$notNull';
        return (
          <Flex
            // Filters have no id, and nothing of their own beside what they say.
            key={index}
            role="group"
            aria-label={t('content.filter.number', { number })}
            direction="column"
            alignItems="stretch"
            gap={3}
            padding={3}
            background="neutral100"
            hasRadius
          >
            <SelectField
              label={t('content.filter.field')}
              error={attribute ? undefined : t('content.filter.gone', { name: filter.field })}
              value={filter.field}
              options={attributes.map(({ name }) => ({ value: name, label: nameOf(name) }))}
              disabled={disabled}
              onChange={(name) => {
                const next = attributes.find((known) => known.name === name);
                if (next && name !== filter.field) put(index, newFilter(next));
              }}
            />
            {attribute ? (
              <>
                {attribute.operators.length > 1 ? (
                  <SelectField
                    label={t('content.filter.operator')}
                    value={filter.op}
                    options={attribute.operators.map((value) => ({
                      value,
                      label: t(
                        attribute.kind === 'date' || attribute.kind === 'datetime'
                          ? `content.filter.date.${value}`
                          : `content.filter.${value}`
                      ),
                    }))}
                    disabled={disabled}
                    onChange={(op) => put(index, { ...filter, op })}
                  />
                ) : null}
                {wantsValue ? (
                  <FilterValue
                    attribute={attribute}
                    value={filter.value}
                    onChange={(value) => put(index, { ...filter, value })}
                    disabled={disabled}
                  />
                ) : null}
              </>
            ) : null}
            <Flex justifyContent="flex-end">
              <QuietButton
                type="button"
                label={t('content.filter.remove', { number })}
                disabled={disabled}
                onClick={() => onChange(filters.filter((_, at) => at !== index))}
              >
                <Trash />
              </QuietButton>
            </Flex>
          </Flex>
        );
      })}
      <Flex>
        <Button
          type="button"
          size="S"
          variant="tertiary"
          startIcon={<Plus />}
          disabled={disabled || attributes.length === 0 || filters.length >= MAX_FILTERS}
          onClick={() => onChange([...filters, newFilter(attributes[0])])}
        >
          {t('content.filter.add')}
        </Button>
      </Flex>
    </Flex>
  );
};
