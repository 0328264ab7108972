package dev.parley.conversation;

/** A conversation under way, as a value. */
public record Conversation() {}
