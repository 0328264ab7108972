import { useMemo } from 'react';
import { object, text } from '../../agent-doc/document';
import { scope } from '../../api/tests';
import { t } from '../../shared/i18n';
import '../../shared/i18n/tests';
import { wanted } from '../../shared/references';
import { readSamples, sent } from '../../shared/samples';
import { Hear } from '../../shared/voice/Hear';
import { useBuilder, useDoc } from './context';

function useVoice() {
  const voice = object(useDoc().voice);
  return {
    engine: text(voice.engine) || null,
    id: text(voice.id) || null,
    speed: typeof voice.speed === 'number' ? voice.speed : null,
  };
}

/** The words of a step in the agent's voice, with the sample values used last. */
export function HearStep({ text: words }: { text: string }) {
  const { editor } = useBuilder();
  const doc = useDoc();
  const voice = useVoice();
  const samples = useMemo(() => sent(readSamples(editor.agent), wanted(doc)), [editor, doc]);
  return (
    <Hear
      said={{ text: words, voice, scope: scope({ agent: editor.agent, ...samples }) }}
      label={t('hear.words')}
    />
  );
}

/** The agent's voice. */
export function HearVoice() {
  return <Hear said={{ text: t('hear.sample'), voice: useVoice() }} label={t('hear.voice')} />;
}
