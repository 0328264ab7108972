import dagre from '@dagrejs/dagre';
import { type AgentDoc, idOf, numbersOf, object, rowsOf, type Step, stepsOf } from './document';
import type { Position } from './edits';

export const CARD_WIDTH = 248;
const HEAD = 84;
const ROW = 28;
export const GRID = 8;

/** The height of a step's card, in pixels of the canvas: known without drawing it. */
export const heightOf = (step: Step): number => HEAD + ROW * rowsOf(step).length;

/** Where a step is drawn. */
export function positionOf(step: Step): Position {
  const at = object(step.position);
  return { x: Number(at.x ?? 0), y: Number(at.y ?? 0) };
}

const snapped = (value: number) => Math.round(value / GRID) * GRID;

/**
 * Left to right. Ways back are left out: dagre would take loops for ways ahead and throw the steps
 * they lead to far to the right.
 */
export function arranged(doc: AgentDoc): Map<string, Position> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 96 });
  graph.setDefaultEdgeLabel(() => ({}));
  const numbers = numbersOf(doc);
  const steps = stepsOf(doc).toSorted(
    (a, b) => (numbers.get(idOf(a)) ?? 0) - (numbers.get(idOf(b)) ?? 0),
  );
  for (const step of steps)
    graph.setNode(idOf(step), { width: CARD_WIDTH, height: heightOf(step) });
  for (const step of steps)
    for (const row of rowsOf(step))
      if ((numbers.get(row.next) ?? -1) > (numbers.get(idOf(step)) ?? 0))
        graph.setEdge(idOf(step), row.next);
  dagre.layout(graph);
  return new Map(
    steps.map((step) => {
      const { x, y } = graph.node(idOf(step)) as Position;
      return [idOf(step), { x: snapped(x - CARD_WIDTH / 2), y: snapped(y - heightOf(step) / 2) }];
    }),
  );
}

/** A free place for a further step: right of the one it follows, below what stands there. */
export function freePlace(doc: AgentDoc, after: Step | undefined): Position {
  const from = after === undefined ? { x: 0, y: 0 } : positionOf(after);
  const at = { x: snapped(from.x + CARD_WIDTH + 96), y: snapped(from.y) };
  const hits = (y: number) =>
    stepsOf(doc).find((step) => {
      const there = positionOf(step);
      return (
        Math.abs(there.x - at.x) < CARD_WIDTH + 16 &&
        y < there.y + heightOf(step) + 24 &&
        there.y < y + HEAD + ROW + 24
      );
    });
  for (let met = hits(at.y); met !== undefined; met = hits(at.y))
    at.y = snapped(positionOf(met).y + heightOf(met) + 24 + GRID);
  return at;
}

const FAR = 40;

/** How far steps are moved so that none lies on one that is there: below those, and no further. */
export function freeShift(doc: AgentDoc, steps: Step[]): Position {
  const hit = (y: number) =>
    stepsOf(doc).find((there) =>
      steps.some((step) => {
        const [a, b] = [positionOf(step), positionOf(there)];
        return (
          Math.abs(a.x - b.x) < CARD_WIDTH + GRID &&
          a.y + y < b.y + heightOf(there) + GRID &&
          b.y < a.y + y + heightOf(step) + GRID
        );
      }),
    );
  const top = Math.min(...steps.map((step) => positionOf(step).y));
  let y = 0;
  for (let met = hit(y); met !== undefined; met = hit(y))
    y = Math.max(y + GRID, snapped(positionOf(met).y + heightOf(met) + FAR - top));
  return { x: 0, y };
}

/** As {@link arranged}, of some steps only: their corner at the upper left stays where it is. */
export function arrangedAmong(doc: AgentDoc, ids: string[]): Map<string, Position> {
  const steps = stepsOf(doc).filter((step) => ids.includes(idOf(step)));
  const places = arranged({ ...doc, nodes: steps });
  const corner = (all: Position[]) => ({
    x: Math.min(...all.map((at) => at.x)),
    y: Math.min(...all.map((at) => at.y)),
  });
  const [from, to] = [corner([...places.values()]), corner(steps.map(positionOf))];
  return new Map(
    [...places].map(([id, at]) => [id, { x: at.x - from.x + to.x, y: at.y - from.y + to.y }]),
  );
}
