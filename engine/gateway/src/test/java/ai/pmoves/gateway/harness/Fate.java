package ai.pmoves.gateway.harness;

/** What becomes of a request to a stand-in. */
public enum Fate {
    /** Answers. */
    OK,
    /** Closes the connection without a word. */
    DIES_BEFORE_HEADERS,
    /** Sends the head of an answer and closes. */
    DIES_AFTER_HEADERS,
    /** Streams half of its answer and closes. */
    DIES_IN_THE_MIDDLE,
    /** Takes the request and says nothing, ever. */
    HANGS,
    /** Sends the head of an answer and then nothing, ever. */
    HANGS_AFTER_HEADERS,
    /** Streams half of its answer and then nothing, ever. */
    HANGS_IN_THE_MIDDLE,
    /** Answers something that is no HTTP. */
    NO_HTTP,
    /** Answers 200 with a page. */
    GARBAGE,
    /** Streams one good event, then one that is no JSON. */
    GARBAGE_IN_THE_MIDDLE,
    /** Streams a line that does not end. */
    ENDLESS_LINE,
    /** 500. */
    FAILS,
    /** 429. */
    LIMITED,
    /** 401, and repeats the key. */
    UNAUTHORIZED,
    /** 400. */
    REFUSES,
    /** 404. */
    NO_MODEL,
    /** 200 with an error in its body. */
    ERROR_IN_BODY
}
