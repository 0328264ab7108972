package dev.parley.records;

import java.util.List;

/**
 * Part of a list.
 *
 * @param count how many there are in all
 */
public record Page<T>(List<T> items, long count) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Which part of a list is wanted.
   *
   * @param index counts from 0
   * @param size how many at most
   */
  public record Request(int index, int size) {
    long offset() {
      return (long) index * size;
    }
  }
}
