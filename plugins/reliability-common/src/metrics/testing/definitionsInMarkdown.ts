import {
  comparisonRules,
  comparisonSources,
  type DefinitionSource,
  type FigureDefinition,
  figureDefinitions,
  figureIds,
  type FigureUnit,
} from '../definitions';

const units: Readonly<Record<FigureUnit, string>> = {
  s: 'seconds',
  count: 'numbers of things',
  ratio: 'shares from 0 to 1',
};

/** Every definition as a part of a Markdown document. */
export function definitionsInMarkdown(): string {
  return [
    ...figureIds.map(id => inMarkdown(figureDefinitions[id])),
    [
      '### Changed or not',
      '',
      ...comparisonRules.map(rule => `- ${rule}`),
      `- **Sources**: ${listed(comparisonSources)}.`,
    ].join('\n'),
  ].join('\n\n');
}

function inMarkdown(definition: FigureDefinition): string {
  const { id, name, sentence, formula, unit, interval, better } = definition;
  return [
    `### ${name}`,
    '',
    sentence,
    '',
    `- **Id**: \`${id}\`, in ${units[unit]}.`,
    `- **Formula**: ${formula}.`,
    `- **95 % interval**: ${interval ?? 'none.'}`,
    `- **Better**: ${better ?? 'neither direction is'}.`,
    ...definition.edgeCases.map(edgeCase => `- ${edgeCase}`),
    ...(definition.sources.length === 0
      ? []
      : [`- **Sources**: ${listed(definition.sources)}.`]),
  ].join('\n');
}

function listed(sources: readonly DefinitionSource[]): string {
  return sources
    .map(({ title, url }) => (url === undefined ? title : `[${title}](${url})`))
    .join('; ');
}
