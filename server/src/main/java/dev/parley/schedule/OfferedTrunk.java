package dev.parley.schedule;

import dev.parley.call.PhoneNumber;

/**
 * A trunk that some node can dial.
 *
 * @param capacity calls it carries at once, by the node that trusts it with most
 * @param rules which numbers it may dial
 */
public record OfferedTrunk(String name, int capacity, DialRules rules) {
  /**
   * The name of the trunk to simulated callees; those of others have a colon. It carries calls to
   * simulated callees and no others, and no other trunk carries them.
   */
  public static final String SIMULATED = "simulated";

  boolean leadsTo(PhoneNumber number) {
    return name.equals(SIMULATED) == number.isSimulated();
  }
}
