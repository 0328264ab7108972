import '@mantine/core/styles/Tabs.layer.css';
import { Tabs } from '@mantine/core';
import { type ComponentType, lazy, Suspense } from 'react';
import type { CallDetail, Journal } from '../../api/client';
import { t } from '../../shared/i18n';
import { Waiting } from '../../shared/states/Loaded';
import type { Step } from '../../timeline/agent';
import type { Timeline, Utterance } from '../../timeline/lanes';
import { TABS, type Tab } from './address';
import { PathPanel } from './panels/PathPanel';
import css from './panels.module.css';

export interface PanelProps {
  detail: CallDetail;
  journal: Journal;
  lanes: Timeline;
  agent: Map<string, Step>;
  /** Place of the chosen utterance in the journal. */
  selected: number | undefined;
  onSeek: (ms: number) => void;
  onSelect: (utterance: Utterance) => void;
}

// Most who come look at the path; the others are fetched when they are wanted.
const PANELS: Record<Tab, ComponentType<PanelProps>> = {
  path: PathPanel,
  why: lazy(async () => ({ default: (await import('./panels/WhyPanel')).WhyPanel })),
  variables: lazy(async () => ({
    default: (await import('./panels/VariablesPanel')).VariablesPanel,
  })),
  waits: lazy(async () => ({ default: (await import('./panels/WaitsPanel')).WaitsPanel })),
  events: lazy(async () => ({ default: (await import('./panels/EventsPanel')).EventsPanel })),
  request: lazy(async () => ({ default: (await import('./panels/RequestPanel')).RequestPanel })),
  deliveries: lazy(async () => ({
    default: (await import('./panels/DeliveriesPanel')).DeliveriesPanel,
  })),
};

/** What is behind the words: one tab each. */
export function Panels({
  tab,
  onTab,
  ...props
}: PanelProps & { tab: Tab; onTab: (tab: Tab) => void }) {
  const Panel = PANELS[tab];
  return (
    <section className={`panel ${css.panels}`} aria-label={t('call.behind')}>
      <Tabs value={tab} onChange={(value) => onTab((value ?? 'path') as Tab)} keepMounted={false}>
        <Tabs.List>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} className={css.tab}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={css.panel} tabIndex={0}>
          <Suspense fallback={<Waiting rows={4} />}>
            <Panel {...props} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
