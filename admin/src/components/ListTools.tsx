import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Filters, Layouts, SearchInput, useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useT } from '../hooks/useT';

export interface ListFilter {
  /** Name in the URL and in the request. */
  name: string;
  label: string;
  options: { label: string; value: string }[];
}

/** Strapi's own enumeration input shows raw values in the filter's tag; this one keeps the labels. */
const FilterValue = ({ name, options = [], ...rest }: Filters.ValueInputProps) => {
  const field = useField<string>(name);
  return (
    <SingleSelect
      aria-label={rest['aria-label']}
      value={field.value ?? ''}
      onChange={(value) => field.onChange(name, String(value))}
    >
      {options.map((option) => {
        const { value, label } =
          typeof option === 'string' ? { value: option, label: option } : option;
        return (
          <SingleSelectOption key={value} value={value}>
            {label ?? value}
          </SingleSelectOption>
        );
      })}
    </SingleSelect>
  );
};

interface ListToolsProps {
  /** Name of the search box; none without it. */
  searchLabel?: string;
  filters?: ListFilter[];
  endActions?: ReactNode;
}

/** Search and filters of a list view; their state lives in the URL. */
export const ListTools = ({ searchLabel, filters = [], endActions }: ListToolsProps) => {
  const t = useT();
  const options: Filters.Filter[] = filters.map((filter) => ({
    ...filter,
    type: 'custom',
    input: FilterValue,
    operators: [{ label: t('common.filter.is'), value: '$eq' }],
  }));
  return (
    <Filters.Root options={options}>
      <Layouts.Action
        startActions={
          <>
            {searchLabel ? (
              <SearchInput label={searchLabel} placeholder={t('common.search')} />
            ) : null}
            {options.length > 0 ? (
              <>
                <Filters.Trigger />
                <Filters.List />
              </>
            ) : null}
          </>
        }
        endActions={endActions}
      />
      <Filters.Popover />
    </Filters.Root>
  );
};
