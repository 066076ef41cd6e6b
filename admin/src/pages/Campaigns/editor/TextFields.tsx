import { Box } from '@strapi/design-system';
import type { JSONContent } from '@tiptap/react';
import { lazy, Suspense, useMemo } from 'react';
import { styled } from 'styled-components';
import type { InlineNode, RichNode } from '../../../../../content-types';
import { SkeletonLine } from '../../../components/Skeleton';
import { docToInline, docToRich, docToSubject, inlineToDoc, richToDoc } from '../model/rich-text';
import type { TextEditorProps } from './TextEditor';

const TextEditor = lazy(() => import('./TextEditor'));

/** The words stand as in the message; the frame around them belongs to the block. */
const Surface = styled(Box)<{ $placeholder: string | null }>`
  position: relative;
  color: ${({ theme }) => theme.colors.neutral800};
  overflow-wrap: anywhere;

  .ProseMirror {
    outline: none;
    white-space: break-spaces;
  }

  .ProseMirror p {
    margin: 0;
  }

  .ProseMirror > :is(p, ul, ol) + :is(p, ul, ol) {
    margin-top: 0.75em;
  }

  .ProseMirror strong {
    font-weight: 700;
  }

  .ProseMirror em {
    font-style: italic;
  }

  .ProseMirror a {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }

  .ProseMirror ul {
    list-style: disc;
    padding-left: 1.5em;
  }

  .ProseMirror ol {
    list-style: decimal;
    padding-left: 1.5em;
  }

  &::before {
    position: absolute;
    content: ${({ $placeholder }) => ($placeholder ? JSON.stringify($placeholder) : 'none')};
    color: ${({ theme }) => theme.colors.neutral600};
    font: inherit;
    pointer-events: none;
  }
`;

interface TextFieldProps<T> extends Pick<
  TextEditorProps,
  'label' | 'describedBy' | 'disabled' | 'toolbarSlot' | 'cursor'
> {
  value: T;
  onChange: (value: T) => void;
  /** Shown while the text is empty. */
  placeholder: string;
}

const Field = ({
  isEmpty,
  placeholder,
  ...editor
}: TextEditorProps & { isEmpty: boolean; placeholder: string }) => (
  <Surface $placeholder={isEmpty ? placeholder : null}>
    <Suspense fallback={<SkeletonLine width="40%" />}>
      <TextEditor {...editor} />
    </Suspense>
  </Surface>
);

const asInline = (doc: JSONContent) => inlineToDoc(docToInline(doc));
const asSubject = (doc: JSONContent) => inlineToDoc(docToSubject(doc));
const asRich = (doc: JSONContent) => richToDoc(docToRich(doc));

/** A paragraph with marks, links, breaks and merge tags. */
export const InlineField = ({ value, onChange, ...rest }: TextFieldProps<InlineNode[]>) => (
  <Field
    {...rest}
    mode="inline"
    doc={useMemo(() => inlineToDoc(value), [value])}
    normalise={asInline}
    onChange={(doc) => onChange(docToInline(doc))}
    isEmpty={value.length === 0}
  />
);

/** One line of words and merge tags. */
export const SubjectField = ({ value, onChange, ...rest }: TextFieldProps<InlineNode[]>) => (
  <Field
    {...rest}
    mode="subject"
    doc={useMemo(() => inlineToDoc(value), [value])}
    normalise={asSubject}
    onChange={(doc) => onChange(docToSubject(doc))}
    isEmpty={value.length === 0}
  />
);

/** Paragraphs and lists. */
export const RichField = ({ value, onChange, ...rest }: TextFieldProps<RichNode[]>) => (
  <Field
    {...rest}
    mode="rich"
    doc={useMemo(() => richToDoc(value), [value])}
    normalise={asRich}
    onChange={(doc) => onChange(docToRich(doc))}
    isEmpty={value.length === 0}
  />
);
