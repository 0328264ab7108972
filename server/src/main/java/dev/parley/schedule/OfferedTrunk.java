package dev.parley.schedule;

/**
 * A trunk that some node can dial.
 *
 * @param capacity calls it carries at once, by the node that trusts it with most
 * @param rules which numbers it may dial
 */
public record OfferedTrunk(String name, int capacity, DialRules rules) {}
