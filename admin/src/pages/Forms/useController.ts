import { useGetSettingsQuery } from '../../api/settings';
import { useCan } from '../../hooks/useCan';

/** Who answers for the data; empty where it is not set, or not for this administrator to see. */
export const useController = (): string => {
  const can = useCan();
  const { data } = useGetSettingsQuery(undefined, { skip: !can('read-settings') });
  return data?.settings.controller.name.trim() ?? '';
};
