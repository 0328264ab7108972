import '@xyflow/react/dist/style.css';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import {
  Background,
  type Connection,
  type Edge,
  Handle,
  MiniMap,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowState,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import {
  idOf,
  type Row,
  type RowPlace,
  rowsOf,
  type Step,
  stepOf,
  stepsOf,
  text,
} from '../../agent-doc/document';
import { connect, place } from '../../agent-doc/edits';
import { arranged, CARD_WIDTH, GRID, heightOf, positionOf } from '../../agent-doc/layout';
import { t } from '../../shared/i18n';
import { Allowed } from '../../shared/role/Allowed';
import css from './canvas.module.css';
import { labelOf, titleOf, useBuilder, useView } from './context';

interface CardData extends Record<string, unknown> {
  step: Step;
  title: string;
  problems: number;
  rows: Row[];
}
type CardNode = Node<CardData, 'card'>;

/** A step: its words, and a row with a handle for each way out. */
const Card = memo(function Card({ data, selected }: NodeProps<CardNode>) {
  const { step, title, problems, rows } = data;
  return (
    <div className={css.card} data-kind={text(step.type)} data-selected={selected || undefined}>
      {step.type === 'start' ? null : (
        <Handle type="target" position={Position.Left} className={css.target} />
      )}
      <div className={css.head}>
        <strong>{title}</strong>
        {problems > 0 ? (
          <IconAlertTriangle
            size={16}
            className={css.warn}
            aria-label={t('builder.problemCount', { count: problems })}
          />
        ) : null}
      </div>
      <p className={css.words}>{text(step.text) || t('builder.noWords')}</p>
      {rows.map((row) => (
        <div key={row.place} className={css.row} data-empty={row.next === '' || undefined}>
          <span>{labelOf(row)}</span>
          {row.maxVisits === null ? null : <small>×{row.maxVisits}</small>}
          <Handle type="source" id={row.place} position={Position.Right} className={css.source} />
        </div>
      ))}
    </div>
  );
});

const TYPES = { card: Card };

const positionsOf = (nodes: CardNode[]) => new Map(nodes.map((node) => [node.id, node.position]));

/** Whether some card lies outside of what is shown. */
function cutOff({ transform: [x, y, zoom], width, height, nodes }: ReactFlowState): boolean {
  return nodes.some(
    ({ position, width: w = 0, height: h = 0 }) =>
      position.x * zoom + x < 0 ||
      position.y * zoom + y < 0 ||
      (position.x + w) * zoom + x > width ||
      (position.y + h) * zoom + y > height,
  );
}

/** In pixels. */
const MAP = { width: 150, height: 100 };

/** All of it in small, where more is there than is shown. */
function Overview() {
  return useStore(cutOff) ? (
    <MiniMap
      className={css.minimap}
      position="top-right"
      style={MAP}
      pannable
      zoomable
      ariaLabel={t('builder.minimap')}
      nodeBorderRadius={12}
    />
  ) : null;
}

/** The steps and the ways between them, to be looked at and drawn. */
export function Canvas() {
  const { editor, numbers, problems } = useBuilder();
  const { history, selected } = useView(editor);
  const doc = history.present;
  const [dragged, setDragged] = useState<Map<string, { x: number; y: number }>>(new Map());
  const flow = useReactFlow();
  const clicked = useRef<string | null>(null);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const one of problems)
      if (one.step !== null) found.set(one.step, (found.get(one.step) ?? 0) + 1);
    return found;
  }, [problems]);
  const nodes = useMemo<CardNode[]>(
    () =>
      stepsOf(doc).map((step) => ({
        id: idOf(step),
        type: 'card',
        position: dragged.get(idOf(step)) ?? positionOf(step),
        width: CARD_WIDTH,
        height: heightOf(step),
        selected: selected.includes(idOf(step)),
        deletable: false,
        data: {
          step,
          title: titleOf(step, numbers),
          problems: counts.get(idOf(step)) ?? 0,
          rows: rowsOf(step),
        },
      })),
    [doc, numbers, counts, selected, dragged],
  );
  const edges = useMemo<Edge[]>(() => {
    const ids = new Set(stepsOf(doc).map(idOf));
    return stepsOf(doc).flatMap((step) =>
      rowsOf(step)
        .filter((row) => ids.has(row.next))
        .map((row) => ({
          id: `${idOf(step)}/${row.place}`,
          source: idOf(step),
          sourceHandle: row.place,
          target: row.next,
          deletable: false,
          className: css.edge,
          selectable: false,
        })),
    );
  }, [doc]);
  useEffect(() => {
    const id = selected[0];
    if (id === undefined || id === clicked.current) return;
    const step = stepOf(editor.doc, id);
    if (step === undefined) return;
    const at = positionOf(step);
    void flow.setCenter(at.x + CARD_WIDTH / 2, at.y + heightOf(step) / 2, { zoom: flow.getZoom() });
  }, [selected, flow, editor]);
  const join = ({ source, sourceHandle, target }: Connection) =>
    editor.apply(connect(editor.doc, source, sourceHandle as RowPlace, target));
  return (
    <section className={css.canvas} aria-label={t('builder.canvas')}>
      <ReactFlow<CardNode>
        nodes={nodes}
        edges={edges}
        nodeTypes={TYPES}
        disableKeyboardA11y
        nodesDraggable={!editor.frozen}
        nodesConnectable={!editor.frozen}
        nodesFocusable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        minZoom={0.1}
        maxZoom={1.5}
        fitView
        snapToGrid
        snapGrid={[GRID, GRID]}
        proOptions={{ hideAttribution: true }}
        onNodeClick={(event, { id }) => {
          const more = event.shiftKey || event.ctrlKey || event.metaKey;
          const others = selected.filter((one) => one !== id);
          const now = !more ? [id] : others.length < selected.length ? others : [id, ...others];
          clicked.current = now[0] ?? null;
          editor.select(now);
        }}
        onPaneClick={() => editor.select([])}
        onNodeDrag={(_, __, moved) => setDragged(positionsOf(moved))}
        onNodeDragStop={(_, __, moved) => {
          setDragged(new Map());
          editor.apply(place(editor.doc, positionsOf(moved)));
        }}
        onConnect={join}
      >
        <Background />
        <Overview />
      </ReactFlow>
      <div className={css.tools}>
        <Allowed deed="PUT /agent/{id}">
          <button
            type="button"
            onClick={() => editor.apply(place(editor.doc, arranged(editor.doc)))}
          >
            {t('builder.arrange')}
          </button>
        </Allowed>
        <button type="button" aria-label={t('builder.zoomOut')} onClick={() => void flow.zoomOut()}>
          −
        </button>
        <button type="button" aria-label={t('builder.zoomIn')} onClick={() => void flow.zoomIn()}>
          +
        </button>
        <button type="button" onClick={() => void flow.fitView({ padding: 0.1 })}>
          {t('builder.fit')}
        </button>
      </div>
    </section>
  );
}
