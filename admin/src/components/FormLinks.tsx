import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { useCan } from '../hooks/useCan';
import { pluginPath } from '../pluginId';

/** Forms by name; links for whoever may open them. */
export const FormLinks = ({
  forms,
  none,
}: {
  forms: { id: number; name: string }[];
  none: string;
}) => {
  const can = useCan();
  if (forms.length === 0) return <Typography textColor="neutral600">{none}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {forms.map(({ id, name }) => (
        <li key={id}>
          {can('read-forms') ? (
            <Link tag={RouterLink} to={pluginPath(`/forms/${id}`)}>
              {name}
            </Link>
          ) : (
            <Typography>{name}</Typography>
          )}
        </li>
      ))}
    </Flex>
  );
};
