export { createActionItems } from './createActionItems';
export type { ActionItems } from './createActionItems';
export type { ActionItemLinks } from './ActionItemLinks';
export { accountableOf, nothingPromised } from './ActionItemRow';
export type { ActionItemReader } from './ActionItemStore';
export type { ActionItemFields, StoredActionItem } from './ActionItemRow';
export type { ActionItemRecord, NewActionItem } from './ActionItemWriter';
export { becameItem, demandNone } from './becameItem';
export type { SeesItems } from './becameItem';
