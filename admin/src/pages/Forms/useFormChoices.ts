import { useMemo } from 'react';
import type { CustomField, Promotion, Wording } from '../../../../content-types';
import type { ListRow } from '../../../../server/src/audience/contract';
import type { FormRow } from '../../../../server/src/forms/contract';
import type { PartnerRow } from '../../../../server/src/partners/contract';
import {
  useGetFieldsForFormsQuery,
  useGetPartnersForFormsQuery,
  useListFormsQuery,
} from '../../api/forms';
import { useGetListsQuery } from '../../api/lists';
import { useGetPromotionsQuery } from '../../api/promotions';
import { useGetWordingsQuery } from '../../api/wordings';
import { useCan } from '../../hooks/useCan';

/** What a form can point at. */
export interface FormChoices {
  wordings: Wording[];
  lists: ListRow[];
  /** Archived ones included: a form may still ask for one. */
  fields: CustomField[];
  partners: PartnerRow[];
  promotions: Pick<Promotion, 'id' | 'name' | 'kind' | 'options' | 'rulesVersion'>[];
  /** Keys that forms have already. */
  slugs: string[];
  questionnaires: Pick<FormRow, 'id' | 'name' | 'publishedVersion'>[];
}

/** Pickers show up to this many; the server gives no more at a time. */
const ALL = { page: 1, pageSize: 100, sort: 'name:asc' };

/**
 * What there is to choose from; empty for who may not see it. Forms can be made without fields,
 * partners and promotions, so a failure there is no failure of the page.
 */
export const useFormChoices = () => {
  const can = useCan();
  const mayReadWordings = can('read-wordings');
  const mayReadLists = can('read-lists');
  const wordings = useGetWordingsQuery(ALL, { skip: !mayReadWordings });
  const lists = useGetListsQuery(ALL, { skip: !mayReadLists });
  const fields = useGetFieldsForFormsQuery(undefined, { skip: !can('read-fields') });
  const partners = useGetPartnersForFormsQuery(undefined, { skip: !can('read-partners') });
  const promotions = useGetPromotionsQuery(ALL, { skip: !can('read-promotions') });
  const forms = useListFormsQuery(ALL);
  const isReady =
    (wordings.data || !mayReadWordings) &&
    (lists.data || !mayReadLists) &&
    ![fields, partners, promotions, forms].some(({ isLoading }) => isLoading);
  const data = useMemo<FormChoices | undefined>(
    () =>
      isReady
        ? {
            wordings: wordings.data?.results ?? [],
            lists: lists.data?.results ?? [],
            fields: fields.data ?? [],
            partners: partners.data ?? [],
            promotions: promotions.data?.results ?? [],
            slugs: (forms.data?.results ?? []).map(({ slug }) => slug),
            questionnaires: (forms.data?.results ?? []).filter(
              ({ definition }) => definition.kind === 'questionnaire'
            ),
          }
        : undefined,
    [isReady, wordings.data, lists.data, fields.data, partners.data, promotions.data, forms.data]
  );
  return {
    data,
    error: wordings.error ?? lists.error,
    isLoading: !isReady,
    refetch: () => {
      if (wordings.error) void wordings.refetch();
      if (lists.error) void lists.refetch();
    },
  };
};
