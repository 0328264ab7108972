import { TextInput, type TextInputProps } from '@mantine/core';

/** A number that may be left out. */
export function NumberField({
  onChange,
  ...props
}: Omit<TextInputProps, 'onChange'> & { onChange: (to: number | undefined) => void }) {
  return (
    <TextInput
      {...props}
      type="number"
      step="any"
      onChange={(event) => {
        const to = event.currentTarget.valueAsNumber;
        onChange(Number.isNaN(to) ? undefined : to);
      }}
    />
  );
}
