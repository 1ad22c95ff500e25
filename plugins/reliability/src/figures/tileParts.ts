import type { FigureTileWithValue } from '@afterword/plugin-reliability-react';

/** What a tile shows beside its figure, whatever that is. */
export type TileParts = Pick<FigureTileWithValue, 'label' | 'about' | 'chart'>;
