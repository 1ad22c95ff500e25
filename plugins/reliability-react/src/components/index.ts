export { DownloadMenu, downloadFormats } from './DownloadMenu';
export type { DownloadFormat, DownloadMenuProps } from './DownloadMenu';
export { EmptyState } from './EmptyState';
export type { EmptyStateProps } from './EmptyState';
export { EntityRefList } from './EntityRefList';
export type { EntityRefListItem, EntityRefListProps } from './EntityRefList';
export { FigureRow } from './FigureRow';
export type { FigureRowProps } from './FigureRow';
export { FigureTile } from './FigureTile';
export type {
  FigureTileBase,
  FigureTileLoading,
  FigureTileProps,
  FigureTileWithoutValue,
  FigureTileWithValue,
} from './FigureTile';
export { HiddenText } from './HiddenText';
export type { HiddenTextProps } from './HiddenText';
export { KeyText } from './KeyText';
export type { KeyTextProps } from './KeyText';
export { Markdown } from './Markdown';
export type { MarkdownProps } from './Markdown';
export { ProgressLine } from './ProgressLine';
export type { ProgressLineProps } from './ProgressLine';
export { RowList, RowListItem } from './RowList';
export type { RowListItemProps, RowListProps } from './RowList';
export { safeUrl } from './safeUrl';
export { SectionCard } from './SectionCard';
export type { SectionCardProps } from './SectionCard';
export { SentenceLead } from './SentenceLead';
export type { SentenceLeadProps } from './SentenceLead';
export { SeverityText } from './SeverityText';
export type { SeverityMark, SeverityTextProps } from './SeverityText';
export { SkeletonBlock, SkeletonText } from './SkeletonBlock';
export type { SkeletonBlockProps, SkeletonTextProps } from './SkeletonBlock';
export { StatusText } from './StatusText';
export type { StatusTextProps, StatusTone } from './StatusText';
