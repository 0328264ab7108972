package dev.parley.api;

/**
 * With which voice agents speak that name none.
 *
 * @param usual its name, such as {@code hibari:heart}
 * @param speaks the same, or that of the voice that speaks in its place
 */
public record SpokenWith(String usual, String speaks) {}
