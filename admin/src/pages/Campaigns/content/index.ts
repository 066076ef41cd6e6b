export { ContentProvider, useContentPlace, type ContentPlace } from './context';
export { EntryFields } from './EntryFields';
export { EntryPicker, type PickedEntry } from './EntryPicker';
export { ProblemNotes } from './ProblemNotes';
export { QueryFields } from './QueryFields';
export { useCards, type BlockCards } from './useCards';
