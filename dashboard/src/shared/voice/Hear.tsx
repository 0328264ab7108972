import { ActionIcon } from '@mantine/core';
import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay';
import IconPlayerStop from '@tabler/icons-react/icons/IconPlayerStop';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Said, say } from '../../api/voice';
import { t } from '../i18n';
import '../i18n/tests';
import css from './hear.module.css';

/** Lets a text be heard as a caller would hear it. */
export function Hear({ said, label }: { said: Said; label: string }) {
  const playing = useRef<HTMLAudioElement | null>(null);
  const [heard, setHeard] = useState<{ going: boolean; seconds: number } | null>(null);
  const stop = useCallback(() => {
    playing.current?.pause();
    if (playing.current) URL.revokeObjectURL(playing.current.src);
    playing.current = null;
  }, []);
  useEffect(() => stop, [stop]);
  const speak = useMutation({
    mutationFn: () => say(said),
    onSuccess: async (sound) => {
      stop();
      const audio = new Audio(URL.createObjectURL(sound));
      playing.current = audio;
      audio.onended = () => setHeard((before) => before && { ...before, going: false });
      await audio.play();
      setHeard({ going: true, seconds: audio.duration });
    },
  });
  const going = heard?.going ?? false;
  return (
    <div className={css.hear}>
      <ActionIcon
        variant="default"
        aria-label={going ? t('hear.stop') : label}
        loading={speak.isPending}
        disabled={said.text.trim() === ''}
        onClick={() => {
          if (!going) return speak.mutate();
          stop();
          setHeard(null);
        }}
      >
        {going ? <IconPlayerStop size={16} /> : <IconPlayerPlay size={16} />}
      </ActionIcon>
      <span className="muted" role="status">
        {heard === null ? t('hear.what') : t('hear.long', { seconds: heard.seconds.toFixed(1) })}
      </span>
      {speak.error ? (
        <span role="alert" className={css.failed}>
          {speak.error.message}
        </span>
      ) : null}
    </div>
  );
}
