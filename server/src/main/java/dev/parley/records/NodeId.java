package dev.parley.records;

import java.util.UUID;

/** One run of one process that carries calls. */
public record NodeId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
