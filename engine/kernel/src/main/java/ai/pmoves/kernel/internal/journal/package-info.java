/** The journal on disk: SQLite, its schema, its file, and the file system that it may live on. */
@org.jspecify.annotations.NullMarked
package ai.pmoves.kernel.internal.journal;
