import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Panel } from '../../../components/Panel';

interface TableSectionProps {
  title: string;
  hint: string;
  /** Stands in for the table while it has no rows. */
  empty?: string | null;
  children: ReactNode;
}

/** A heading with a table below, which brings its own white box. */
export const TableSection = ({ title, hint, empty, children }: TableSectionProps) =>
  empty ? (
    <Panel title={title} hint={hint}>
      <Typography>{empty}</Typography>
    </Panel>
  ) : (
    <Flex tag="section" direction="column" alignItems="stretch" gap={4}>
      <div>
        <Typography tag="h2" variant="delta">
          {title}
        </Typography>
        <Typography tag="p" textColor="neutral600">
          {hint}
        </Typography>
      </div>
      {children}
    </Flex>
  );
