import type { MessageBlockType } from '../../../../../content-types';
import type { BlockOf } from './create';

/** What every form of a block gets; it changes that block and knows of nothing else. */
export interface BlockFormProps<T extends MessageBlockType> {
  block: BlockOf<T>;
  onChange: (block: BlockOf<T>) => void;
  disabled: boolean;
}
