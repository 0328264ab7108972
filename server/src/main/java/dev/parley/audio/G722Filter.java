package dev.parley.audio;

import java.util.Arrays;

/**
 * The quadrature mirror filter of G.722 (section 3.1), which parts a signal into the halves of its
 * spectrum and joins them again: 24 taps, every second one for each of two sums.
 */
final class G722Filter {
  /** Every second tap; the others are the same in reverse. */
  private static final int[] TAPS = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

  private static final int LENGTH = 2 * TAPS.length;

  /** The last values, and room for more until they are moved down at once. */
  private final int[] memory = new int[LENGTH + 320];

  private int end = LENGTH;
  private int first;
  private int second;

  /** Takes the next two values. */
  void put(int earlier, int later) {
    if (end == memory.length) {
      System.arraycopy(memory, end - LENGTH, memory, 0, LENGTH);
      end = LENGTH;
    }
    memory[end++] = earlier;
    memory[end++] = later;
    int from = end - LENGTH;
    int odd = 0;
    int even = 0;
    for (int i = 0; i < TAPS.length; i++) {
      odd += memory[from + 2 * i] * TAPS[i];
      even += memory[from + 2 * i + 1] * TAPS[TAPS.length - 1 - i];
    }
    first = odd;
    second = even;
  }

  /** The sum over every earlier value of two. */
  int first() {
    return first;
  }

  /** The sum over every later one. */
  int second() {
    return second;
  }

  void reset() {
    Arrays.fill(memory, 0);
    end = LENGTH;
    first = 0;
    second = 0;
  }
}
