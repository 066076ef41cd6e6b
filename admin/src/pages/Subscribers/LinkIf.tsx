import { Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useCan } from '../../hooks/useCan';
import type { ActionName } from '../../permissions';
import { pluginPath } from '../../pluginId';

/** A link for those who may follow it, the same words for everybody else. */
export const LinkIf = ({
  may,
  to,
  children,
}: {
  may: ActionName;
  to: string;
  children: ReactNode;
}) => {
  const can = useCan();
  return can(may) ? (
    <Link tag={RouterLink} to={pluginPath(to)}>
      {children}
    </Link>
  ) : (
    <Typography fontWeight="semiBold">{children}</Typography>
  );
};
