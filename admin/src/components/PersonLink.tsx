import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { useCan } from '../hooks/useCan';
import { useT } from '../hooks/useT';
import { pluginPath } from '../pluginId';

interface PersonLinkProps {
  person: { subscriberId: number; email: string | null };
}

/** Somebody by address, or by number once their data is erased; leads to their page. */
export const PersonLink = ({ person: { subscriberId, email } }: PersonLinkProps) => {
  const t = useT();
  const can = useCan();
  const name = email ?? t('common.erased', { id: subscriberId });
  return can('read-subscribers') ? (
    <Link
      tag={RouterLink}
      to={pluginPath(`/subscribers/${subscriberId}`)}
      style={{ overflowWrap: 'anywhere' }}
    >
      {name}
    </Link>
  ) : (
    <Typography style={{ overflowWrap: 'anywhere' }}>{name}</Typography>
  );
};
