/**
 * Everything that can be reached from each node, the node itself included only when `reflexive`. Cycles end where they began.
 *
 * @param edges - node → its direct successors
 */
export function transitiveClosure(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
  reflexive: boolean,
): Map<string, Set<string>> {
  const closure = new Map<string, Set<string>>();
  for (const start of edges.keys()) {
    const reached = new Set<string>();
    const waiting = [...(edges.get(start) ?? [])];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (reached.has(node)) continue;
      reached.add(node);
      waiting.push(...(edges.get(node) ?? []));
    }
    if (reflexive) reached.add(start);
    closure.set(start, reached);
  }
  return closure;
}
