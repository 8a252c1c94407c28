// Runs before the first paint, so that the narrow menu does not flash open.
document.documentElement.classList.add("js");
