package dev.parley.conversation;

/**
 * An outcome that a conversation took.
 *
 * @param node where it was taken
 * @param step the node's step number
 * @param outcome its id
 */
public record OutcomeTaken(String node, int step, String outcome) {}
