import '@mantine/core/styles/Checkbox.layer.css';
import { Alert, Button, Checkbox, Code, Stack, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Refusal } from '../../api/client';
import { trunks } from '../../api/tests';
import { t } from '../../shared/i18n';
import { Loaded, Waiting } from '../../shared/states/Loaded';

interface RingFormProps {
  /** Has the agent ring a number; tells the call. */
  ring: (number: string) => Promise<string>;
}

/** Where to ring, and that who is rung agreed. Without a trunk: how to get one. */
export function RingForm({ ring }: RingFormProps) {
  const known = useQuery(trunks);
  return (
    <Loaded query={known} waiting={<Waiting rows={3} />}>
      {({ trunks: list }) => {
        const usable = list.filter((one) => one.capacity > 0);
        return usable.length === 0 ? (
          <NoTrunk />
        ) : (
          <Form ring={ring} trunk={usable.map((one) => one.name).join(', ')} />
        );
      }}
    </Loaded>
  );
}

function NoTrunk() {
  return (
    <Alert color="yellow" variant="outline" title={t('ring.noTrunk')}>
      <p style={{ marginTop: 0 }}>{t('ring.noTrunkHow')}</p>
      <Code block>{`PARLEY_TRUNK=sip:USER:PASSWORD@HOST\nPARLEY_CALLER_ID=+12025550123`}</Code>
      <p style={{ marginBottom: 0 }}>{t('ring.check')}</p>
    </Alert>
  );
}

function Form({ ring: start, trunk }: RingFormProps & { trunk: string }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [number, setNumber] = useLocalStorage({ key: 'parley-own-number', defaultValue: '' });
  const [agreed, setAgreed] = useState(false);
  const ring = useMutation({
    mutationFn: () => start(number.trim()),
    onSuccess: (call) => {
      void client.invalidateQueries({ queryKey: ['calls'] });
      void navigate({ to: '/calls/$id', params: { id: call } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (agreed && number.trim() !== '') ring.mutate();
  };
  const field = ring.error instanceof Refusal ? ring.error.field : null;
  const ofNumber = field?.endsWith('phone_number') ?? false;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={460}>
        <TextInput
          type="tel"
          label={t('ring.number')}
          description={t('ring.numberWhat')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={ofNumber ? ring.error?.message : null}
        />
        <Checkbox
          checked={agreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
          label={t('ring.agreed')}
        />
        <span className="muted">{t('ring.real', { trunk })}</span>
        {ring.error !== null && !ofNumber ? (
          <Alert color="red" variant="outline" role="alert">
            {ring.error.message}
          </Alert>
        ) : null}
        <Button type="submit" loading={ring.isPending} disabled={!agreed || number.trim() === ''}>
          {t('ring.do')}
        </Button>
      </Stack>
    </form>
  );
}
