// A listener, so that a message wakes it; and a badge, as early as can be.
chrome.runtime.onMessage.addListener(() => {});
chrome.action.setBadgeText({ text: "1:23" });
