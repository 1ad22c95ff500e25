import { DemoApi } from './demoCatalogTypes';

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

/** A small OpenAPI 3.1 document, as JSON, with the operations of a demo API. */
export function demoApiDefinition(api: DemoApi): string {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of api.operations) {
    const [method, path] = operation.split(' ');
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        summary: operation,
        parameters: pathParameters(path),
        responses: { default: { description: 'What the caller asked for' } },
      },
    };
  }
  return JSON.stringify(
    {
      openapi: '3.1.0',
      info: {
        title: api.title,
        description: api.description,
        version: '1.0.0',
      },
      paths,
    },
    undefined,
    2,
  );
}
