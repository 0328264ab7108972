package dev.parley.llm;

/**
 * A request that a {@link ModelAccount} counted.
 *
 * @param request its number in the account, 0 where none was sent
 * @param model the name of the model that was asked
 * @param result what came of it
 */
public record Asked(int request, String model, ChatResult result) {}
