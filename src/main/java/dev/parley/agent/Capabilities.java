package dev.parley.agent;

/**
 * What the server an agent is to run on can do.
 *
 * @param languageModel whether a language model is configured for the team
 */
public record Capabilities(boolean languageModel) {}
