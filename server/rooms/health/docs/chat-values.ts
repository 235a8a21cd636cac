/** As `values`, of chats. */
export const chatValues: Record<string, unknown> = {
  origins: ["https://www.nordvik.example"],
  "POST /chat-widgets/{id}/chats.token": "Zk9f2mQ7xYb1cR4tVw8nLp0sDgHjKaEuIoPqWzXvBnM",
  "chats.page": "https://www.nordvik.example/contact",
  "Chat.page": "https://www.nordvik.example/contact",
};
