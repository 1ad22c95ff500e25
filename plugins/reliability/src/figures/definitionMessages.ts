import {
  comparisonRules,
  FigureDefinition,
  figureDefinitions,
  FigureId,
  figureIds,
} from '@afterword/plugin-reliability-common';

/** What is said of a figure, as messages; edge cases by their number. */
export interface DefinitionMessages
  extends Pick<FigureDefinition, 'name' | 'sentence' | 'formula'> {
  readonly interval: string;
  readonly edgeCases: Readonly<Record<string, string>>;
}

function messagesOf({
  name,
  sentence,
  formula,
  interval,
  edgeCases,
}: FigureDefinition): DefinitionMessages {
  return {
    name,
    sentence,
    formula,
    interval: interval ?? 'None.',
    edgeCases: numbered(edgeCases),
  };
}

function numbered(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map((text, index) => [index, text]));
}

/** The definitions of all figures, said once in the common package, as words that a portal can translate. */
export const definitionMessages = Object.fromEntries(
  figureIds.map(id => [id, messagesOf(figureDefinitions[id])]),
  // `fromEntries` forgets which keys there are.
) as Readonly<Record<FigureId, DefinitionMessages>>;

/** When a figure counts as changed, by the number of the rule. */
export const comparisonMessages = numbered(comparisonRules);
